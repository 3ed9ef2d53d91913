#!/bin/sh
# All checks and the suite on SQLite, then the journeys, then the suite on PostgreSQL.
# `--sqlite`, `--journeys` and `--postgres` do one part.
set -eu
bin=.venv/bin
pure="engine/*,*/status.py,*/scoring.py,courses/outline.py,publishing/folder.py"
pure="$pure,quizzes/agreement.py,quizzes/availability.py,quizzes/behaviours.py"
pure="$pure,quizzes/corrections.py,quizzes/drawing.py"
pure="$pure,training/terms.py"
pure="$pure,training/evidence/imports/fields.py,training/evidence/imports/rows.py"
pure="$pure,training/assigning/due.py,training/assigning/rules.py"
pure="$pure,training/assigning/sentences.py"
pure="$pure,training/certificates/codes.py,training/certificates/naming.py"
pure="$pure,training/paths/progress.py,training/prerequisites/circles.py"
pure="$pure,training/followup/calendar.py,training/followup/ladder.py"
pure="$pure,reports/departments/drawing.py,reports/departments/months.py"
pure="$pure,reports/hours/sums.py,reports/matrix/best.py,reports/saved/when.py"
pure="$pure,ledger/canonical.py"
pure="$pure,people/imports/circles.py,people/imports/entries.py"
pure="$pure,people/imports/fields.py,people/imports/values.py"
pure="$pure,people/sheets/columns.py"

on_sqlite() { # the checks run beside the suite, which holds the house's tests too
    desk=$(mktemp -d) checks="" site=""
    trap 'kill $checks $site 2>/dev/null || true; rm -rf "$desk"' EXIT INT TERM
    sh tests/check.sh --without-house >"$desk/checks" 2>&1 &
    checks=$!
    lay_site "$desk/site" >"$desk/laid" 2>&1 &
    site=$!
    printf '\n== suite on SQLite: the engine\n' # its loops are watched cheapest from C
    COVERAGE_CORE=ctrace $bin/python -m pytest -q -n 2 tests/engine \
        --cov --cov-report= --cov-fail-under=0
    printf '\n== suite on SQLite: all above it\n' # here what is not ours goes unwatched
    COVERAGE_CORE=sysmon $bin/python -m pytest -q -n 2 -m "not journey" \
        --ignore=tests/engine --cov --cov-append --cov-report= --cov-fail-under=0
    covered >"$desk/covered" 2>&1 &
    report=$!
    verdict=0
    wait $checks || verdict=$?
    cat "$desk/checks"
    wait $site || { cat "$desk/laid"; verdict=1; }
    [ $verdict = 0 ] && JOURNEYS_SITE="$desk/site" journeys || verdict=1
    wait $report || verdict=1
    cat "$desk/covered"
    trap - EXIT INT TERM
    rm -rf "$desk"
    return $verdict
}

covered() { # reckoned while the first browsers come up
    printf '\n== what the suite has seen\n'
    $bin/coverage report
    printf '\n== the pure floors, branch by branch\n'
    $bin/coverage report --fail-under=100 --include="$pure"
}

lay_site() { # the site of the journeys, made while the suite has a core to spare
    mkdir -p "$1/content"
    cp -R content/. tests/journeys/content/. "$1/content"
    nice -n 5 env JIANGYI_VAR="$1" JIANGYI_CONTENT="$1/content" DATABASE_URL= \
        COLLECTED_STATIC=yes SITE_ADDRESS=http://127.0.0.1 $bin/python manage.py prepare
}

journeys() {
    printf '\n== journeys on SQLite\n'
    $bin/python -m pytest -q -n 3 -m journey
}

on_postgres() { # what knows no database needs no second one: see tests/conftest.py
    printf '\n== suite on PostgreSQL\n'
    folder=$(mktemp -d)
    trap 'sh tests/postgres.sh stop "$folder"' EXIT INT TERM
    DATABASE_URL=$(sh tests/postgres.sh start "$folder")
    export DATABASE_URL
    $bin/python -m pytest -q -n 2 -p no:cacheprovider -m "not journey" \
        --ignore=tests/engine --ignore=tests/house
}

need_sqlite() {
    command -v chromium-headless-shell >/dev/null || # half of chromium's time
        missing="$missing chromium-headless-shell"
    command -v pdftotext >/dev/null || missing="$missing poppler-utils"
    fc-list :lang=zh-cn 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk"
}

need_postgres() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
}

supply() { # install the Debian packages found missing, or say how
    [ -n "$missing" ] || return 0
    root=""; [ "$(id -u)" = 0 ] || root="sudo -n"
    echo "Missing:$missing. Installing …" >&2
    # shellcheck disable=SC2086  # the names hold no spaces
    { $root apt-get update -qq && $root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing; } >/dev/null 2>&1 || {
        echo "Missing:$missing. Mend it with:  sudo apt-get install -y$missing" >&2
        exit 1
    }
}

missing=""
case "${1:-}" in
    --sqlite) need_sqlite; supply; on_sqlite ;;
    --journeys) need_sqlite; supply; journeys ;;
    --postgres) need_postgres; supply; on_postgres ;;
    "") need_sqlite; need_postgres; supply; on_sqlite; on_postgres ;;
    *) echo "usage: ./run test [--sqlite|--journeys|--postgres]" >&2; exit 2 ;;
esac

#!/bin/sh
# The fast checks, in the order of the house: format, lint, floors, types, models, deployment, content.
# Types take as long as all the rest, so they are looked at beside it and told at the end.
set -eu
bin=.venv/bin
step() { printf '\n== %s\n' "$1"; shift; "$@"; }
templates=$(find templates -name '*.html' | sort)

found=$(mktemp)
$bin/mypy . >"$found" 2>&1 &
types=$!
trap 'kill $types 2>/dev/null || true; rm -f "$found"' EXIT INT TERM
told() { verdict=0; wait $types || verdict=$?; cat "$found"; return $verdict; }

step "format" $bin/ruff format --check --quiet .
step "lint" $bin/ruff check --quiet .
# shellcheck disable=SC2086  # the names hold no spaces
step "templates' format" $bin/djangofmt --check $templates
# shellcheck disable=SC2086
step "templates' order" $bin/djade --check --target-version 6.0 $templates
step "templates' lint" $bin/djlint --lint --quiet templates
step "floors" $bin/lint-imports --no-cache
step "migrations" $bin/python manage.py makemigrations --check
step "deployment" env JIANGYI_PRODUCTION=yes SITE_ADDRESS=https://jiangyi.example \
    SECRET_KEY=a-secret-for-this-check-alone-0123456789-abcdefghijklmnop-ABCDEF \
    $bin/python manage.py check --deploy --fail-level WARNING
[ "${1:-}" = "--without-house" ] || step "house" $bin/python -m pytest -q tests/house
step "content" $bin/python manage.py check_content --style
step "types" told

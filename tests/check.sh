#!/bin/sh
# The fast checks, in the order of the house: format, lint, floors, types, models, deployment, content.
set -eu
bin=.venv/bin
step() { printf '\n== %s\n' "$1"; shift; "$@"; }
templates=$(find templates -name '*.html' | sort)

step "format" $bin/ruff format --check --quiet .
step "lint" $bin/ruff check --quiet .
# shellcheck disable=SC2086  # the names hold no spaces
step "templates' format" $bin/djangofmt --check $templates
# shellcheck disable=SC2086
step "templates' order" $bin/djade --check --target-version 6.0 $templates
step "templates' lint" $bin/djlint --lint --quiet templates
step "floors" $bin/lint-imports --no-cache
step "types" $bin/mypy .
step "migrations" $bin/python manage.py makemigrations --check
step "deployment" env JIANGYI_PRODUCTION=yes SITE_ADDRESS=https://jiangyi.example \
    SECRET_KEY=a-secret-for-this-check-alone-0123456789-abcdefghijklmnop-ABCDEF \
    $bin/python manage.py check --deploy --fail-level WARNING
step "house" $bin/python -m pytest -q tests/house
step "content" $bin/python manage.py check_content --style

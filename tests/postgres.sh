#!/bin/sh
# Starts a private PostgreSQL in a folder and prints its address; stops it again.
# PostgreSQL refuses to run as root, so root lends it to the user `postgres`.
set -eu
folder=$2
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
as_user() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$folder" "$@"
    else
        "$@"
    fi
}

case "$1" in
    start)
        if [ "$(id -u)" = 0 ]; then chown postgres: "$folder"; fi
        as_user "$bin/initdb" -D "$folder/data" -U jiangyi -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
        as_user "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o \
            "-k $folder -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=100" \
            start >/dev/null
        as_user "$bin/createdb" -h "$folder" -U jiangyi jiangyi
        echo "postgresql://jiangyi@/jiangyi?host=$folder&pool=no" ;;
    stop)
        as_user "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null || true
        rm -rf "$folder" ;;
esac

#!/bin/sh
# Starts a Redis that lets in the users of users.example.acl and nobody else, each with the password that its variable
# holds: REDIS_PASSWORD_PRODUCT_SERVICE for product-service. Redis gets to see hashes only. A user whose variable is not
# set at all stays out: nobody runs that service here.
#
#   start-redis.sh <template> <users file to write> <redis-server argument>...
set -eu
umask 077
template=$1
users=$2
shift 2

cp "$template" "$users.new"
for user in $(sed -n 's/.* >change-me-\([a-z-]*\) .*/\1/p' "$template"); do
  variable=REDIS_PASSWORD_$(echo "$user" | tr a-z- A-Z_)
  if eval "[ -z \"\${$variable+set}\" ]"; then
    sed "/^user $user /d" "$users.new" > "$users"
    mv "$users" "$users.new"
    continue
  fi
  eval "password=\$$variable"
  case $password in
    '' | *[!A-Za-z0-9_-]*)
      echo "$variable must be set, to letters, digits, - and _ only: they are part of a URL." >&2
      exit 78
      ;;
  esac
  hash=$(printf %s "$password" | sha256sum | cut -d ' ' -f 1)
  sed "s/ >change-me-$user / #$hash /" "$users.new" > "$users"
  mv "$users" "$users.new"
  unset "$variable"
done
mv "$users.new" "$users"
exec redis-server "$@" --aclfile "$users"

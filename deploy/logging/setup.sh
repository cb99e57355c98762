#!/bin/sh
# Both may be repeated: they replace what is there.
set -eu
cd "$(dirname "$0")"

curl --silent --show-error --fail --request PUT "$ELASTICSEARCH_URL/_index_template/emporium-logs" \
  --header 'Content-Type: application/json' --data-binary @index-template.json

curl --silent --show-error --fail --request POST "$KIBANA_URL/api/saved_objects/_import?overwrite=true" \
  --header 'kbn-xsrf: emporium' --form file=@saved-search.ndjson

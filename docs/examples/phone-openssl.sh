#!/bin/sh
# A phone of docs/phone-protocol.md in POSIX sh, with OpenSSL 3 and curl: to read beside the page, and to try a
# deployment without a phone. It keeps keys as files, which no real phone may do.
set -eu
umask 077

usage() {
  echo "Usage: sh phone-openssl.sh <link> [P-256 | P-384 | RSA-2048 | RSA-3072 | RSA-4096] [directory]

Gets the mobile ID that a link is for. The directory (./phone) keeps keys, certificates and what is needed to go on
after an interruption: the same command again goes on where it was. PHONE_NAME is what the phone is called.

Needs OpenSSL 3 and curl."
}

fail() { echo "$1" >&2; exit 1; }

case "${1:-}" in -h | --help) usage; exit 0 ;; '') usage >&2; exit 2 ;; esac
link=$1 key_type=${2:-P-256} phone=${3:-phone}
command -v curl >/dev/null || fail 'curl is missing: install it'
case "$(openssl version 2>/dev/null)" in 'OpenSSL 3'* | 'OpenSSL 4'*) ;; *) fail 'OpenSSL 3 is missing: install it' ;; esac
mkdir -p "$phone"

# ---- Bytes and JSON

hex() { od -An -v -tx1 | tr -d ' \n'; }
bytes() { for byte in $(printf %s "$1" | sed 's/../& /g'); do printf "\\$(printf %03o "0x$byte")"; done; }
to_base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
from_base64url() {
  text=$(printf %s "$1" | tr -- '-_' '+/')
  case $((${#text} % 4)) in 2) text="$text==" ;; 3) text="$text=" ;; esac
  printf %s "$text" | openssl base64 -d -A
}
# The service writes compact JSON. Of each object without objects in it, a line; of a line, a member that is a text.
objects() { tr '{}' '\n\n'; }
member() { sed -nE "s/.*\"$1\":\"(([^\"\\\\]|\\\\.)*)\".*/\\1/p"; }
lines() { awk '{ gsub(/\\n/, "\n"); print }'; }

# ---- Requests. Secrets go by files: other people on this machine see a command's words.

# ask <bearer file> <method> <path> [body file]: the answer is in $phone/answer, its status in $status
ask() {
  set -- "$1" -X "$2" "$site/api/activations/$order_id$3" ${4:+-H 'Content-Type: application/json' --data-binary "@$4"}
  header=$1; shift
  status=$(curl -sS --retry 8 --retry-connrefused -o "$phone/answer" -w '%{http_code}' -H "@$header" \
    -H 'Accept: application/json, application/problem+json' "$@")
}
refused() { fail "The service answered $status: $(cat "$phone/answer")"; }

# ---- The link: https://<site>/phone/#<orderId>.<activationCode>

site=${link%%/phone/#*} fragment=${link#*/phone/#}
order_id=$(printf %s "${fragment%%.*}" | tr A-F a-f) code=${fragment#*.}
printf %s "$fragment" | grep -Eq '^[0-9A-Fa-f-]{36}\.[A-Za-z0-9_-]{16,128}$' || fail 'The link is incomplete'
printf 'Authorization: Bearer %s\n' "$code" >"$phone/code"

# ---- 1. For whom and what

open_link() {
  ask "$phone/code" GET ''
  [ "$status" = 200 ] || refused
  echo "Mobile ID \"$(member profileName <"$phone/answer")\" of $(member userId <"$phone/answer") at $(member serverName <"$phone/answer")"
  kinds=$(objects <"$phone/answer" | grep '"keyTypes"' | member kind)
  echo "Certificates: $(echo $kinds)"
  printf 'Is this you, and do you want it on this phone? (yes) '
  read -r answer
  [ "$answer" = yes ] || fail 'Nothing was done'
  echo "$kinds" >"$phone/kinds"
  objects <"$phone/answer" | grep '"keyTypes":\["' | member kind >"$phone/asked"
  challenge=$(member challenge <"$phone/answer")
}

# ---- 2. Keys and certificate requests

make_key() {
  case $1 in
  P-*) openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:$1" -pkeyopt ec_param_enc:named_curve ;;
  RSA-*) openssl genpkey -quiet -algorithm RSA -pkeyopt "rsa_keygen_bits:${1#RSA-}" ;;
  *) fail "There is no key type $1" ;;
  esac
}

make_requests() {
  printf '%s\n' '[req]' 'prompt = no' 'distinguished_name = subject' 'attributes = order' '[subject]' 'CN = phone' \
    '[order]' "challengePassword = $challenge" >"$phone/request.cnf"
  for kind in $(cat "$phone/asked"); do
    make_key "$key_type" >"$phone/$kind.key"
    openssl req -new -sha256 -config "$phone/request.cnf" -key "$phone/$kind.key" -out "$phone/$kind.csr"
  done
  make_key P-256 >"$phone/transport.key"
  openssl rand 32 | to_base64url >"$phone/secret"
  printf 'Authorization: Bearer %s\n' "$(cat "$phone/secret")" >"$phone/bearer"
}

# ---- 3. The body, to the last byte the same each time it is sent

json_text() { awk '{ printf "%s\\n", $0 }' "$1"; }

make_body() {
  coordinates=$(openssl pkey -in "$phone/transport.key" -pubout -outform DER | hex | sed -E 's/.*(.{64})(.{64})$/\1 \2/')
  x=$(bytes "${coordinates% *}" | to_base64url) y=$(bytes "${coordinates#* }" | to_base64url)
  hash=$(printf %s "$(cat "$phone/secret")" | openssl dgst -sha256 -binary | to_base64url)
  requests=''
  for kind in $(cat "$phone/asked"); do
    requests="$requests${requests:+,}{\"kind\":\"$kind\",\"csr\":\"$(json_text "$phone/$kind.csr")\"}"
  done
  printf '{"phoneName":"%s","certificateRequests":[%s],"transportKey":%s,"phoneSecretHash":"%s"}' \
    "${PHONE_NAME:-OpenSSL phone}" "$requests" "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"$x\",\"y\":\"$y\"}" "$hash" \
    >"$phone/body.new"
  mv "$phone/body.new" "$phone/body"
}

if [ ! -e "$phone/match-code" ]; then
  if [ ! -e "$phone/body" ]; then open_link; make_requests; make_body; fi
  ask "$phone/code" POST '' "$phone/body"
  [ "$status" = 200 ] || { rm -f "$phone/body"; refused; }
  member matchCode <"$phone/answer" >"$phone/match-code"
  rm "$phone/body"
fi
rm "$phone/code"

# ---- 4. and 5. Show the match code, and wait

state=''
while [ "$state" != awaiting-installation ] && [ "$state" != completed ]; do
  [ -z "$state" ] || sleep 2
  ask "$phone/bearer" GET /certificates
  [ "$status" = 200 ] || refused
  before=$state state=$(member state <"$phone/answer")
  [ -n "$before" ] || echo "Type these digits into Self-Service: $(cat "$phone/match-code")"
done
mv "$phone/answer" "$phone/received"

public_key() { openssl pkey -pubout -outform DER | hex; }
certified_key() { openssl x509 -in "$1" -noout -pubkey | openssl pkey -pubin -outform DER | hex; }

# is_of <key file> <certificate file>
is_of() { [ "$(public_key <"$1")" = "$(certified_key "$2")" ]; }

# ---- Recovered keys: compact JWE, ECDH-ES+A256KW and A256GCM, to the transport key (RFC 7516, RFC 7518)

p256='3059301306072a8648ce3d020106082a8648ce3d03010703420004'
gmac() { openssl mac -cipher AES-256-GCM -macopt "hexkey:$cek" -macopt "hexiv:$iv" -in "$1" GMAC | tr A-F a-f | tr -d '\n'; }
zeros() { dd if=/dev/zero bs=1 count="$1" 2>/dev/null; }
length() { bytes "$(printf %016x $(($1 * 8)))"; }
padded() { cat "$1"; zeros $(((16 - $(wc -c <"$1") % 16) % 16)); }
xor() {
  one=$1 other=$2
  while [ -n "$one" ]; do
    printf %02x $((0x${one%"${one#??}"} ^ 0x${other%"${other#??}"}))
    one=${one#??} other=${other#??}
  done
}

# open_jwe <compact JWE>: the plaintext
open_jwe() {
  t=$phone/jwe
  IFS=. read -r header wrapped vector sealed tag <<JWE
$1
JWE
  from_base64url "$header" >"$t.header"
  case $(cat "$t.header") in *'"crit"'* | *'"zip"'*) fail 'This JWE asks for more than the protocol says' ;; esac
  [ "$(member alg <"$t.header")/$(member enc <"$t.header")" = ECDH-ES+A256KW/A256GCM ] || fail 'Other algorithms'
  # The shared secret, and from it the key that wraps (RFC 7518 section 4.6.2; apu and apv are empty without).
  bytes "$p256$(from_base64url "$(member x <"$t.header")" | hex)$(from_base64url "$(member y <"$t.header")" | hex)" >"$t.epk"
  openssl pkeyutl -derive -inkey "$phone/transport.key" -peerkey "$t.epk" -peerform DER -out "$t.z"
  kek=$({
    bytes 00000001; cat "$t.z"
    bytes 0000000e; printf 'ECDH-ES+A256KW'
    for party in apu apv; do
      info=$(from_base64url "$(member $party <"$t.header")" | hex)
      bytes "$(printf %08x $((${#info} / 2)))$info"
    done
    bytes 00000100
  } | openssl dgst -sha256 -binary | hex)
  # The key that encrypts (RFC 3394).
  cek=$(from_base64url "$wrapped" | openssl enc -d -id-aes256-wrap -K "$kek" -iv A6A6A6A6A6A6A6A6 | hex)
  [ ${#cek} = 64 ] || fail 'A recovered key was changed on its way'
  iv=$(from_base64url "$vector" | hex)
  printf %s "$header" >"$t.aad"
  from_base64url "$sealed" >"$t.sealed"
  # openssl enc has no GCM, only its parts: CTR from the second block on, and GMAC, which is GCM over nothing but
  # additional data. The tag is E(J0) + GHASH(all). GMAC over all and a block of zeros is GMAC over as many zeros and
  # GHASH(all): zeros leave GHASH where it is, so the two are the same only if the tag is right.
  { padded "$t.aad"; padded "$t.sealed"; length "$(wc -c <"$t.aad")"; length "$(wc -c <"$t.sealed")"; } >"$t.all"
  : >"$t.nothing"
  { cat "$t.all"; zeros 16; } >"$t.one"
  { zeros "$(wc -c <"$t.all")"; bytes "$(xor "$(from_base64url "$tag" | hex)" "$(gmac "$t.nothing")")"; } >"$t.other"
  [ ${#tag} = 22 ] && [ "$(gmac "$t.one")" = "$(gmac "$t.other")" ] || fail 'A recovered key was changed on its way'
  openssl enc -d -aes-256-ctr -K "$cek" -iv "${iv}00000002" -in "$t.sealed"
  rm "$t".*
}

# A JWK of P-256 as a key file (RFC 5915).
jwk_to_key() {
  part() { from_base64url "$(member "$1" <"$phone/jwk")" | hex; }
  bytes "30770201010420$(part d)a00a06082a8648ce3d030107a14403420004$(part x)$(part y)" >"$phone/key.der"
  openssl pkey -inform DER -in "$phone/key.der"
  rm "$phone/key.der"
}

recover() {
  objects <"$phone/received" | grep '"jwe"' >"$phone/recovered" || return 0
  while read -r recovered; do
    name=$(printf %s "$recovered" | member use)-$(printf %s "$recovered" | member serial)
    printf %s "$recovered" | member pem | lines >"$phone/$name.crt"
    open_jwe "$(printf %s "$recovered" | member jwe)" >"$phone/jwk"
    jwk_to_key >"$phone/$name.key"
    rm "$phone/jwk"
    is_of "$phone/$name.key" "$phone/$name.crt" || fail "The recovered key $name is not that of its certificate"
    case $name in new-*) cp "$phone/$name.key" "$phone/encryption.key" ;; esac
  done <"$phone/recovered"
  rm "$phone/recovered"
}

# ---- Check and install

recover
sed 's/.*"chain"/"chain"/' "$phone/received" | objects | member chain | lines >"$phone/chain.pem"
for kind in $(cat "$phone/kinds"); do
  objects <"$phone/received" | grep "\"kind\":\"$kind\"" | member pem | lines >"$phone/$kind.crt"
  [ -s "$phone/$kind.crt" ] || fail "There is no certificate for $kind"
  is_of "$phone/$kind.key" "$phone/$kind.crt" || fail "The certificate for $kind is not for the key of this phone"
done

# ---- 6. Installed, and active once the order is completed

printf '{}' >"$phone/nothing"
while [ "$state" != completed ]; do
  ask "$phone/bearer" POST /installed "$phone/nothing"
  [ "$status" = 200 ] || refused
  state=$(member state <"$phone/answer")
  [ "$state" = completed ] || sleep 1
done
rm -f "$phone/secret" "$phone/bearer" "$phone/transport.key" "$phone/match-code" "$phone/received" "$phone/answer" \
  "$phone/nothing" "$phone/request.cnf" "$phone/asked" "$phone"/*.csr
echo "The mobile ID is active. Keys and certificates are in $phone"

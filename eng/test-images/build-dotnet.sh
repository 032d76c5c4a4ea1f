#!/usr/bin/env bash
# Makes stand-ins for the official .NET images from Debian's packages and this machine's own .NET, for a machine that
# reaches Debian's archive and no image registry. Does nothing where the official images are there or can be pulled.
# Needs root, a Docker engine, and the packages debootstrap (only its default mirror is read) and debian-archive-keyring.
set -euo pipefail
tag=10.0
sdk=local/dotnet-sdk:$tag
runtime=local/dotnet-aspnet:$tag
official=mcr.microsoft.com/dotnet

there() { docker image inspect "$1" >/dev/null 2>&1; }
label() { docker image inspect -f '{{index .Config.Labels "key"}}' "$1" 2>/dev/null || true; }

key=$( (cat "$0"; dotnet --list-runtimes; dotnet --list-sdks) | sha256sum | cut -c1-12)
if [ "$(label $sdk)" = "$key" ] && [ "$(label $runtime)" = "$key" ]; then echo "$sdk is there"; exit; fi
if there $official/sdk:$tag && there $official/aspnet:$tag; then exit; fi
if timeout 300 docker pull -q $official/aspnet:$tag 2>/dev/null && timeout 900 docker pull -q $official/sdk:$tag; then exit; fi

work=$(mktemp -d "${TMPDIR:-/tmp}/dotnet-images.XXXXXX")
trap 'rm -rf "$work"' EXIT
mirror=${DEBIAN_MIRROR:-$(sed -n 's/^DEF_MIRROR="\(.*\)"$/\1/p' /usr/sbin/debootstrap)}
suite=bookworm
packages=(base-files base-passwd bash coreutils dash sed grep findutils libc-bin libicu72 libssl3 libstdc++6 zlib1g tzdata libgssapi-krb5-2)

# Unpacked and not configured: no package's own script runs. One after the other, because tars side by side race on a
# folder's temporary mode.
state=$work/apt root=$work/root
mkdir -p "$state"/{lists/partial,cache/archives/partial} "$root"/usr/{bin,sbin,lib,lib64}
: >"$state/status"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$state/sources.list"
apt=(apt-get -qq -o Dir::State="$state" -o Dir::State::lists="$state/lists" -o Dir::State::status="$state/status"
  -o Dir::Cache="$state/cache" -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=/dev/null
  -o Dir::Etc::preferencesparts=/dev/null -o Dir::Etc::preferences=/dev/null
  -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none -o Acquire::Retries=3
  -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false
  -o APT::Install-Recommends=false -o APT::Sandbox::User=root -o Debug::NoLocking=true)
"${apt[@]}" update
"${apt[@]}" -y --download-only install "${packages[@]}" >/dev/null
for folder in bin sbin lib lib64; do ln -sfn usr/$folder "$root/$folder"; done
for package in "$state"/cache/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -C "$root" -x --keep-directory-symlink \
    --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/locale/*' --exclude='./usr/share/info/*'
done
cp "$root/usr/share/base-passwd/passwd.master" "$root/etc/passwd"
cp "$root/usr/share/base-passwd/group.master" "$root/etc/group"
[ -e "$root/bin/sh" ] || ln -s dash "$root/bin/sh"
echo 'app:x:1654:1654::/home/app:/bin/sh' >>"$root/etc/passwd"
echo 'app:x:1654:' >>"$root/etc/group"
install -d -o 1654 -g 1654 "$root/home/app"
chmod 1777 "$root/tmp"
chroot "$root" /sbin/ldconfig
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
mkdir -p "$root/usr/share/dotnet" "$root/usr/local/bin"
cp -a "$dotnet"/{dotnet,host,shared} "$root/usr/share/dotnet/"
ln -s /usr/share/dotnet/dotnet "$root/usr/bin/dotnet"
tar -C "$root" -c . | docker import \
  -c 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin APP_UID=1654 ASPNETCORE_HTTP_PORTS=8080 DOTNET_RUNNING_IN_CONTAINER=true' \
  -c "LABEL key=$key" -c 'CMD ["/bin/bash"]' - $runtime >/dev/null

# This machine's trust store goes into the build stage only: package registries may be reached through a local CA.
mkdir "$work/sdk"
cp -L "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" "$work/sdk/ca.crt"
tar -C "$dotnet" -cf "$work/sdk/sdk.tar" sdk packs sdk-manifests templates
cat >"$work/sdk/Dockerfile" <<DOCKERFILE
FROM $runtime
ADD sdk.tar /usr/share/dotnet/
COPY ca.crt /etc/ssl/host-ca.crt
ENV SSL_CERT_FILE=/etc/ssl/host-ca.crt NUGET_CERT_REVOCATION_MODE=offline DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
DOCKERFILE
docker build -q --label key="$key" -t $sdk "$work/sdk" >/dev/null
echo "made $runtime and $sdk"

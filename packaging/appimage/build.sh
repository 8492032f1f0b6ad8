#!/bin/sh
# Makes dist/briefline-VERSION-x86_64.AppImage from the staged bundle. Prepared, never run: see README.md.
set -e
tool=${1:?"path of appimagetool"}
root=$(cd "$(dirname "$0")/../.." && pwd)
stage="$root/build/package/stage"
folder=$(mktemp -d)/Briefline.AppDir
mkdir -p "$folder"
cp -R "$stage/usr" "$folder/"
ln -s usr/bin/briefline "$folder/AppRun"
cp "$folder/usr/share/applications/org.briefline.Briefline.desktop" "$folder/"
cp "$folder/usr/share/icons/hicolor/scalable/apps/org.briefline.Briefline.svg" "$folder/"
version=$("$folder/usr/bin/briefline" --version | cut -d' ' -f2)
mkdir -p "$root/dist"
"$tool" "$folder" "$root/dist/briefline-$version-x86_64.AppImage"

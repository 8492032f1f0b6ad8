#!/bin/sh
# Makes dist/briefline-VERSION.dmg with the program and a link to /Applications.
set -e
version=${1:?"version"}
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
cp -R "$root/build/package/dist/Briefline.app" "$folder/"
ln -s /Applications "$folder/Applications"
mkdir -p "$root/dist"
hdiutil create -volname "Briefline $version" -srcfolder "$folder" -ov -format UDZO "$root/dist/briefline-$version.dmg"
rm -rf "$folder"

#!/bin/sh
# Makes briefline.icns beside this file. Runs on a Mac (iconutil).
set -e
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
"$here/../../build/package/venv/bin/python" "$here/../icons.py" "$work" briefline 16 32 64 128 256 512 1024
set="$work/briefline.iconset"
mkdir "$set"
for size in 16 32 128 256 512; do
    cp "$work/${size}x${size}/apps/briefline.png" "$set/icon_${size}x${size}.png"
    double=$((size * 2))
    cp "$work/${double}x${double}/apps/briefline.png" "$set/icon_${size}x${size}@2x.png"
done
iconutil -c icns "$set" -o "$here/briefline.icns"
rm -rf "$work"

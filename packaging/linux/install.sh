#!/bin/sh
# Puts the unpacked Briefline where its user keeps programs. No root needed: ~/.local by default, PREFIX=/usr/local for all.
set -e
here=$(cd "$(dirname "$0")" && pwd)
prefix=${PREFIX:-$HOME/.local}
mkdir -p "$prefix/lib" "$prefix/bin" "$prefix/share"
rm -rf "$prefix/lib/briefline.new"
cp -R "$here/lib/briefline" "$prefix/lib/briefline.new"
rm -rf "$prefix/lib/briefline"
mv "$prefix/lib/briefline.new" "$prefix/lib/briefline"
ln -sfn "$prefix/lib/briefline/briefline" "$prefix/bin/briefline"
cd "$here/share"
find . -type f ! -path './doc/*' ! -path './lintian/*' | while read -r file; do
    mkdir -p "$prefix/share/$(dirname "$file")"
    cp "$file" "$prefix/share/$file"
done
cp "$here/uninstall.sh" "$prefix/lib/briefline/uninstall.sh"
(cd "$here/share" && find . -type f ! -path './doc/*' ! -path './lintian/*') > "$prefix/lib/briefline/installed-files"
command -v update-mime-database >/dev/null 2>&1 && update-mime-database "$prefix/share/mime" || true
command -v update-desktop-database >/dev/null 2>&1 && update-desktop-database -q "$prefix/share/applications" || true
echo "Briefline is in $prefix/bin/briefline. To remove it: $prefix/lib/briefline/uninstall.sh"
case ":$PATH:" in *":$prefix/bin:"*) ;; *) echo "($prefix/bin is not on your PATH yet.)" ;; esac

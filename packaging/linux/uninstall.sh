#!/bin/sh
# Removes what install.sh put there. Projects and settings stay: they are the user's.
set -e
program=$(cd "$(dirname "$0")" && pwd)
prefix=$(cd "$program/../.." && pwd)
if [ ! -f "$program/installed-files" ]; then
    echo "This copy was not installed by install.sh; delete its folder instead." >&2
    exit 2
fi
while read -r file; do rm -f "$prefix/share/$file"; done < "$program/installed-files"
rm -f "$prefix/bin/briefline"
rm -rf "$prefix/lib/briefline"
command -v update-mime-database >/dev/null 2>&1 && update-mime-database "$prefix/share/mime" || true
command -v update-desktop-database >/dev/null 2>&1 && update-desktop-database -q "$prefix/share/applications" || true
echo "Briefline is removed. Your projects and settings were left where they are."

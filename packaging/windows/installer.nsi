; Briefline for one user of Windows, no administrator needed. Prepared, never run: see README.md.
Unicode true
!include "MUI2.nsh"
!ifndef VERSION
  !error "Call with /DVERSION=…"
!endif
Name "Briefline ${VERSION}"
OutFile "..\..\dist\briefline-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\Briefline"
RequestExecutionLevel user
SetCompressor /SOLID lzma
!define MUI_ICON "briefline.ico"
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Briefline"

Section
  SetOutPath "$INSTDIR"
  File /r "..\..\build\package\dist\briefline\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Briefline.lnk" "$INSTDIR\briefline.exe"
  WriteRegStr HKCU "Software\Classes\.briefline" "" "Briefline.Project"
  WriteRegStr HKCU "Software\Classes\Briefline.Project" "" "Briefline project"
  WriteRegStr HKCU "Software\Classes\Briefline.Project\DefaultIcon" "" "$INSTDIR\briefline.exe,0"
  WriteRegStr HKCU "Software\Classes\Briefline.Project\shell\open\command" "" '"$INSTDIR\briefline.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Briefline"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
SectionEnd

Section "Uninstall"
  ; projects and settings live elsewhere and stay
  RMDir /r "$INSTDIR"
  Delete "$SMPROGRAMS\Briefline.lnk"
  DeleteRegKey HKCU "Software\Classes\.briefline"
  DeleteRegKey HKCU "Software\Classes\Briefline.Project"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd

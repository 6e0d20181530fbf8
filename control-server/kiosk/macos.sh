#!/bin/sh
# Shows a wall of Reclaim on this machine and keeps it there. Ctrl-C ends it.
#   curl -fsS http://SERVER:8080/kiosk/TOKEN/macos.sh | sh -s left

# The browser of this machine, or nothing.
find_browser() {
  for name in 'Google Chrome' Chromium 'Microsoft Edge' 'Brave Browser'; do
    for folder in /Applications "$HOME/Applications"; do
      path="$folder/$name.app/Contents/MacOS/$name"
      [ -x "$path" ] && echo "$path" && return
    done
  done
}

# Where the browser may keep what belongs to this wall.
profiles_folder() { echo "$HOME/Library/Application Support/Reclaim Wall"; }

# A browser that asks for the keychain before anybody sees a picture would wait for good.
system_flags() { echo '--use-mock-keychain'; }

# As long as this script runs, the machine neither sleeps nor darkens its screen.
stay_awake() { caffeinate -dims -w $$ </dev/null >/dev/null 2>&1 & }

#!/bin/sh
# Shows a wall of Reclaim on this machine and keeps it there. Ctrl-C ends it.
#   curl -fsS http://SERVER:8080/kiosk/TOKEN/linux.sh | sh -s left

# The browser of this machine, or nothing.
find_browser() {
  for name in google-chrome-stable google-chrome chromium chromium-browser microsoft-edge-stable microsoft-edge brave-browser; do
    command -v "$name" && return
  done
  for path in /opt/google/chrome/chrome /usr/lib/chromium/chromium /snap/bin/chromium /opt/microsoft/msedge/msedge; do
    [ -x "$path" ] && echo "$path" && return
  done
}

# Where the browser may keep what belongs to this wall: one from a snap sees no hidden folders.
profiles_folder() {
  case $(readlink -f "$browser") in
    /snap/* | */snap) echo "$HOME/snap/chromium/common/reclaim-wall" ;;
    *) echo "${XDG_DATA_HOME:-$HOME/.local/share}/reclaim-wall" ;;
  esac
}

# A desktop that asks for its keyring before anybody sees a picture would wait for good.
system_flags() { echo '--password-store=basic'; }

# As long as this script runs, the machine neither sleeps nor darkens its screen.
stay_awake() {
  if [ -n "${DISPLAY:-}" ] && command -v xset >/dev/null; then
    xset s off -dpms 2>/dev/null
  fi
  command -v systemd-inhibit >/dev/null || return 0
  systemd-inhibit --what=idle:sleep --who=Reclaim --why='A wall is shown' \
    sh -c "while kill -0 $$ 2>/dev/null; do sleep 5; done" </dev/null >/dev/null 2>&1 &
}

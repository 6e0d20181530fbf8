
# What the server that served this filled in.
origin='@@ORIGIN@@'
token='@@TOKEN@@'
asked='@@SURFACE@@'

# Seconds:
beat=5        # between two looks
patience=30   # that this machine's wall may be silent before its browser is started anew
steady=60     # a browser that ran so long did not end because of what it was started with
longest=60    # to wait at most after one that ends again and again

say() { echo "$(date +%H:%M:%S)  $*"; }

# Prints what the server answers; fails where there is none.
get() {
  if command -v curl >/dev/null; then
    curl -fsS --max-time 4 "$1" 2>/dev/null
  else
    wget -qO- -T 4 -t 1 "$1" 2>/dev/null
  fi
}

# alive, silent or unknown; nothing while the server is away.
look() { get "$origin/kiosk/$token/alive?page=$page&surface=$surface"; }

is_ours() { ps -ww -o args= -p "$1" 2>/dev/null | grep -F -e "--user-data-dir=$profile" >/dev/null; }

# Ends a browser by its own process: asks it to, and insists when it does not.
end_process() {
  kill "$1" 2>/dev/null || return 0
  for _ in 1 2 3 4 5 6; do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.5
  done
  kill -9 "$1" 2>/dev/null
  sleep 0.5
}

# One that a watchdog before this left behind holds the profile and would take over every new one.
end_leftover() {
  left=$(readlink "$profile/SingletonLock" 2>/dev/null) || return 0
  left=${left##*-}
  case $left in '' | *[!0-9]*) return 0 ;; esac
  if is_ours "$left"; then end_process "$left"; fi
}

start_browser() {
  page=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  wall="/projection${surface:+/$surface}?page=$page"
  # The link makes this browser one of the crew. Without the server, what the browser has kept must do.
  if [ -n "$(look)" ]; then
    address="$origin/enter/$token?to=$(echo "$wall" | sed 's/?/%3F/; s/=/%3D/')"
  else
    address="$origin$wall"
  fi
  # shellcheck disable=SC2046,SC2086 # flags are words
  "$browser" --user-data-dir="$profile" --kiosk \
    --no-first-run --no-default-browser-check --noerrdialogs --hide-crash-restore-bubble --deny-permission-prompts \
    --disable-features=Translate --force-device-scale-factor=1 --disable-pinch --overscroll-history-navigation=0 \
    --disable-background-networking --disable-component-update --disable-sync --check-for-update-interval=31536000 \
    --disable-gpu-process-crash-limit --disable-domain-blocking-for-3d-apis \
    --disable-renderer-backgrounding --disable-background-timer-throttling --disable-backgrounding-occluded-windows \
    --autoplay-policy=no-user-gesture-required \
    --unsafely-treat-insecure-origin-as-secure="$origin" \
    $(system_flags) ${RECLAIM_BROWSER_FLAGS:-} "$address" </dev/null >/dev/null 2>&1 &
  child=$!
}

# In the background, so that Ctrl-C need not wait.
rest() {
  sleep "$1" &
  wait $!
}

# Watches the browser until it has ended, or until its wall was silent for too long. Never ends it while the server is
# away: the wall plays on without it. Nor while nobody has told a wall yet which one it is.
watch() {
  silent=0
  second=0
  named=$surface
  while rest 1 && kill -0 "$child" 2>/dev/null; do
    second=$(((second + 1) % beat))
    [ "$second" -eq 0 ] || continue
    case $(look) in
      silent | unknown) [ -z "$named" ] || silent=$((silent + beat)) ;;
      alive) silent=0 named=yes ;;
      *) silent=0 ;;
    esac
    [ "$silent" -ge "$patience" ] || continue
    say "The wall has been silent for $silent s; its browser is started anew."
    end_process "$child"
  done
  wait "$child" 2>/dev/null
}

# Process numbers are used again after a start of the machine: when it began belongs to it.
began_at() { ps -o lstart= -p "$1" 2>/dev/null; }

# Only one watchdog of a wall on a machine.
claim_profile() {
  other=$(head -n 1 "$profile/watchdog" 2>/dev/null)
  if [ -n "$other" ] && kill -0 "$other" 2>/dev/null && [ "$(tail -n 1 "$profile/watchdog")" = "$(began_at "$other")" ]; then
    echo "A watchdog of ${surface:-this wall} runs on this machine already (process $other)." >&2
    exit 1
  fi
  { echo $$ && began_at $$; } >"$profile/watchdog"
}

finish() {
  trap - INT TERM HUP
  say 'Ending.'
  [ -n "$child" ] && end_process "$child"
  rm -f "$profile/watchdog"
  exit 0
}

main() {
  surface=${1:-$asked}
  case $surface in
    *[!A-Za-z0-9-]*)
      echo "\"$surface\" is no name of a surface: it has only letters, digits and dashes." >&2
      exit 2
      ;;
  esac
  browser=${RECLAIM_BROWSER:-$(find_browser)}
  if [ -z "$browser" ]; then
    echo 'This machine has no Chrome, Chromium or Edge: install one, or name its program in RECLAIM_BROWSER.' >&2
    exit 1
  fi
  profile="$(profiles_folder)/${surface:-wall}"
  mkdir -p "$profile" || exit 1
  claim_profile
  child=''
  trap finish INT TERM HUP
  stay_awake
  end_leftover
  pause=0
  while :; do
    say "Showing ${surface:-the list of surfaces} of $origin in $browser."
    began=$(date +%s)
    start_browser
    watch
    ran=$(($(date +%s) - began))
    child=''
    if [ "$ran" -ge "$steady" ]; then pause=0; fi
    say "The browser has ended after $ran s; the next one in $pause s."
    rest "$pause"
    pause=$((pause * 2 + 1))
    if [ "$pause" -gt "$longest" ]; then pause=$longest; fi
  done
}

# The last line, so that a script that came only in part does nothing.
main "$@"

# Shows a wall of Reclaim on this machine and keeps it there. Ctrl-C ends it.
#   powershell -ExecutionPolicy Bypass -Command "irm 'http://SERVER:8080/kiosk/TOKEN/windows.ps1?surface=left' | iex"

& {
  # What the server that served this filled in.
  $origin = '@@ORIGIN@@'
  $token = '@@TOKEN@@'
  $surface = '@@SURFACE@@'

  # Seconds:
  $beat = 5        # between two looks
  $patience = 30   # that this machine's wall may be silent before its browser is started anew
  $steady = 60     # a browser that ran so long did not end because of what it was started with
  $longest = 60    # to wait at most after one that ends again and again

  function Say($text) { Write-Host "$(Get-Date -Format HH:mm:ss)  $text" }

  function Find-Browser {
    foreach ($folder in $env:ProgramFiles, ${env:ProgramFiles(x86)}, $env:LOCALAPPDATA) {
      foreach ($part in 'Google\Chrome\Application\chrome.exe', 'Chromium\Application\chrome.exe', 'Microsoft\Edge\Application\msedge.exe') {
        if ($folder -and (Test-Path "$folder\$part")) { return "$folder\$part" }
      }
    }
  }

  # alive, silent or unknown; nothing while the server is away.
  function Look {
    try { (Invoke-WebRequest -UseBasicParsing -TimeoutSec 4 "$origin/kiosk/$token/alive?page=$page&surface=$surface").Content.Trim() } catch { '' }
  }

  $browser = if ($env:RECLAIM_BROWSER) { $env:RECLAIM_BROWSER } else { Find-Browser }
  if (-not $browser) {
    Write-Host 'This machine has no Chrome, Chromium or Edge: install one, or name its program in RECLAIM_BROWSER.'
    return
  }
  $name = if ($surface) { $surface } else { 'wall' }
  $profileFolder = "$env:LOCALAPPDATA\ReclaimWall\$name"
  New-Item -ItemType Directory -Force $profileFolder | Out-Null

  # As long as this script runs, the machine neither sleeps nor darkens its screen: system and display required, until told otherwise.
  $awake = Add-Type -PassThru -Namespace Reclaim -Name Awake -MemberDefinition '[DllImport("kernel32.dll")] public static extern uint SetThreadExecutionState(uint flags);'
  $awake::SetThreadExecutionState([uint32]'0x80000003') | Out-Null

  $process = $null
  $pause = 0
  try {
    while ($true) {
      Say "Showing $(if ($surface) { $surface } else { 'the list of surfaces' }) of $origin in $browser."
      $page = [guid]::NewGuid().ToString('N')
      $wall = '/projection' + $(if ($surface) { "/$surface" }) + "?page=$page"
      # The link makes this browser one of the crew. Without the server, what the browser has kept must do.
      $address = if (Look) { "$origin/enter/$token`?to=" + [uri]::EscapeDataString($wall) } else { "$origin$wall" }
      $began = Get-Date
      $process = Start-Process -PassThru $browser -ArgumentList (@(
        "--user-data-dir=`"$profileFolder`"", '--kiosk', '--edge-kiosk-type=fullscreen',
        '--no-first-run', '--no-default-browser-check', '--noerrdialogs', '--hide-crash-restore-bubble', '--deny-permission-prompts',
        '--disable-features=Translate', '--force-device-scale-factor=1', '--disable-pinch', '--overscroll-history-navigation=0',
        '--disable-background-networking', '--disable-component-update', '--disable-sync', '--check-for-update-interval=31536000',
        '--disable-gpu-process-crash-limit', '--disable-domain-blocking-for-3d-apis',
        '--disable-renderer-backgrounding', '--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows',
        '--autoplay-policy=no-user-gesture-required',
        "--unsafely-treat-insecure-origin-as-secure=$origin"
      ) + @("$env:RECLAIM_BROWSER_FLAGS" -split ' ' | Where-Object { $_ }) + $address)

      # Never ends it while the server is away: the wall plays on without it. Nor while nobody has told it which wall it is.
      $silent = 0
      $named = [bool]$surface
      while (-not $process.WaitForExit($beat * 1000)) {
        $pulse = Look
        if ($pulse -eq 'alive') { $named = $true }
        if ($named -and $pulse -in 'silent', 'unknown') { $silent += $beat } else { $silent = 0 }
        if ($silent -lt $patience) { continue }
        Say "The wall has been silent for $silent s; its browser is started anew."
        & taskkill /PID $process.Id /T /F | Out-Null
      }
      $ran = [int]((Get-Date) - $began).TotalSeconds
      $process = $null
      if ($ran -ge $steady) { $pause = 0 }
      Say "The browser has ended after $ran s; the next one in $pause s."
      Start-Sleep $pause
      $pause = [Math]::Min($longest, $pause * 2 + 1)
    }
  } finally {
    if ($process -and -not $process.HasExited) { & taskkill /PID $process.Id /T /F | Out-Null }
    $awake::SetThreadExecutionState([uint32]'0x80000000') | Out-Null
  }
}

#!/usr/bin/env bash
# Runs once, when Gradescope builds the image: an environment for the grader.
# AUTOGRADER_ROOT stands for /autograder, to try it elsewhere.
set -euo pipefail
root="${AUTOGRADER_ROOT:-/autograder}"
kit="$root/source/kit"

find_python() {
  for python in ${PYTHON:-} python3.14 python3.13 python3.12 python3.11 python3; do
    if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      return
    fi
  done
  python=
}

if [ "$(id -u)" = 0 ] && [ "$root" = /autograder ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq || true
  apt-get install -y -qq --no-install-recommends bubblewrap >/dev/null || true
  find_python
  if [ -z "$python" ]; then
    apt-get install -y -qq --no-install-recommends python3-venv >/dev/null || true
    apt-get install -y -qq --no-install-recommends python3.12-venv >/dev/null ||
      apt-get install -y -qq --no-install-recommends python3.11-venv >/dev/null || true
  fi
fi
find_python
if [ -z "$python" ]; then
  echo "The grader needs Python 3.11 or newer: choose a newer base image." >&2
  exit 1
fi
"$python" -m venv "$root/venv"
"$root/venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps -r "$kit/requirements.lock"
"$root/venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e "$kit"

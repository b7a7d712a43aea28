# verdict: crash
# why: prints frames, then leaves

import os

for line in ('{"frame": "begin"}', '{"frame": "end"}', '{"frame": "answer", "value": {"list": []}}'):
    print(line)
os._exit(0)

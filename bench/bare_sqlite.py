"""Runs the statements of submits in transactions of a given size, as fast as one loop can.

Standard input: JSON with database, statements, batch (submits a transaction), first (the number
before the first new one) and seconds.
"""

import json
import sqlite3
import sys
import time

asked = json.load(sys.stdin)
connection = sqlite3.connect(asked["database"], isolation_level=None, cached_statements=200)
for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "cache_size=-16000"):
    connection.execute("PRAGMA " + pragma)
cursor = connection.cursor()
number = asked["first"]
submits = 0
begin = time.perf_counter()
cpu = time.process_time()
while time.perf_counter() - begin < asked["seconds"]:
    cursor.execute("BEGIN IMMEDIATE")
    for _ in range(asked["batch"]):
        number += 1
        values = {"id": number, "code": str(number), "place": "one"}
        for statement in asked["statements"]:
            cursor.execute(statement, values)
    cursor.execute("COMMIT")
    submits += asked["batch"]
seconds = time.perf_counter() - begin
cpu = time.process_time() - cpu
json.dump({"submits": submits, "seconds": seconds, "cpu_seconds": cpu}, sys.stdout)

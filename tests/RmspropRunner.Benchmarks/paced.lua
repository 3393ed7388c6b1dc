-- Sends RATE requests a second (an environment variable), however long the answers take: each request has its moment, and
-- goes out then on whichever connection is free. Where none is free, those that are late follow at once.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanoseconds; } moment;
  int clock_gettime(int clock, moment *result);
]]

local MONOTONIC = 1
local reading = ffi.new("moment")

local function now()
  ffi.C.clock_gettime(MONOTONIC, reading)
  return tonumber(reading.seconds) * 1000 + tonumber(reading.nanoseconds) / 1e6
end

local step = 1000 / tonumber(os.getenv("RATE"))
local due

function delay()
  local time = now()
  due = (due or time) + step
  return math.max(0, due - time)
end

-- One line for the benchmark to read: requests, failures, microseconds of p50, p99 and the longest, microseconds in all.
function done(summary, latency)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("RESULT %d %d %d %d %d %d\n",
    summary.requests, failures, latency:percentile(50), latency:percentile(99), latency.max, summary.duration))
end

-- Creates connections, each with a name that no run before has used: BENCH_FIRST is where this run begins to count.
dofile("bench/wrk/common.lua")

local headers = { ["Content-Type"] = "application/json" }
local number

function init(args)
    headers["Authorization"] = wrk.headers["Authorization"]
    number = tonumber(os.getenv("BENCH_FIRST")) + thread_number
end

function request()
    number = number + 2
    return wrk.format("POST", "/v2/ip_connections", headers, string.format('{"connection_name":"run-%.0f"}', number))
end

-- Creates orders, each with a number that no run before has used: BENCH_FIRST is where this run begins to count.
dofile("bench/wrk/common.lua")

local headers = { ["Content-Type"] = "application/json" }
local number

function init(args)
    headers["Authorization"] = wrk.headers["Authorization"]
    number = 13032000000 + tonumber(os.getenv("BENCH_FIRST")) + thread_number
end

function request()
    number = number + 2
    return wrk.format("POST", "/v2/porting_orders", headers, string.format('{"phone_numbers":["+%.0f"]}', number))
end

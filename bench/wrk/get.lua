-- Reads random orders, or what else is below BENCH_PATH. The requests are built beforehand: wrk shares the machine with what it measures.
dofile("bench/wrk/common.lua")

local requests = {}

function init(args)
    math.randomseed(os.time() + thread_number)
    for _, line in ipairs(own_lines(thread_number, 2)) do
        requests[#requests + 1] = wrk.format("GET", (os.getenv("BENCH_PATH") or "/v2/porting_orders") .. "/" .. line:sub(1, 36))
    end
end

function request()
    return requests[math.random(#requests)]
end

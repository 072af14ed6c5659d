-- What the three scripts share: thread numbers, the file of orders, and a line of figures at the end.
local threads = 0

function setup(thread)
    thread:set("thread_number", threads)
    threads = threads + 1
end

-- Lines of the file named by BENCH_IDS that are this thread's share.
function own_lines(thread_number, thread_count)
    local lines, n = {}, 0
    for line in io.lines(os.getenv("BENCH_IDS")) do
        if n % thread_count == thread_number then
            lines[#lines + 1] = line
        end
        n = n + 1
    end
    return lines
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("RESULT requests=%d micros=%d refused=%d broken=%d p50=%.0f p99=%.0f\n",
        summary.requests, summary.duration, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50), latency:percentile(99)))
end

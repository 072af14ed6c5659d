-- Edits random orders. Each line of the file is an id and whether messaging is enabled; every edit turns that round.
dofile("bench/wrk/common.lua")

local ids, enabled, edits = {}, {}, 0
local headers = { ["Content-Type"] = "application/json" }

function init(args)
    math.randomseed(os.time() + thread_number)
    headers["Authorization"] = wrk.headers["Authorization"]
    for _, line in ipairs(own_lines(thread_number, 2)) do
        ids[#ids + 1] = line:sub(1, 36)
        enabled[#ids] = line:sub(38, 38) == "t"
    end
end

function request()
    local n = math.random(#ids)
    enabled[n] = not enabled[n]
    edits = edits + 1
    local unique = thread_number .. "-" .. edits .. "-" .. math.random(1000000)
    return wrk.format("PATCH", "/v2/porting_orders/" .. ids[n], headers,
        '{"customer_reference":"ref-' .. unique .. '","end_user":{"admin":{"entity_name":"Entity ' .. unique
        .. '"},"location":{"street_address":"' .. math.random(9999) .. ' Example Street","locality":"Denver",'
        .. '"administrative_area":"CO","postal_code":"80203","country_code":"US"}},"messaging":{"enable_messaging":'
        .. tostring(enabled[n]) .. '}}')
end

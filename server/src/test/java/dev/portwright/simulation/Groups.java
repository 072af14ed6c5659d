package dev.portwright.simulation;

import dev.portwright.testkit.Tenant;

/** What owners do with all orders of a request at once. */
final class Groups {
    private final Chance chance;
    private final Tally tally;

    Groups(Chance chance, Tally tally) {
        this.chance = chance;
        this.tally = tally;
    }

    /** One thing with the group of the order, most often what would be sensible for that order. */
    void act(Known order) {
        Tenant tenant = order.account.tenant();
        String path = "/v2/porting_order_groups/" + order.group;
        boolean waitsForItsOwner = order.status.equals("draft") || order.status.equals("exception");
        int what = chance.below(100);
        if (what < 10) {
            tally.count("read group", tenant.get(path));
        } else if (what < 45) {
            tally.count("edit group", tenant.patch(path, "{\"customer_group_reference\":\"" + what + "\"}"));
        } else if (what < 50) {
            tally.count("delete group", tenant.delete(path));
        } else if (waitsForItsOwner != (what < 55)) {
            tally.count("confirm group", tenant.post(path + "/actions/confirm", ""));
        } else {
            tally.count("cancel group", tenant.post(path + "/actions/cancel", ""));
        }
    }
}

package dev.portwright.testing;

import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import java.util.List;

/** Bundles that accounts take of the catalogue of sandboxes. */
public final class Bundles {
    public static final String MINE = "/v2/bundle_pricing/user_bundles";

    /** The bundle of the catalogue for numbers of the United States. */
    public static final String US = "8661948c-a386-4385-837f-af00f40f111a";

    /** That for numbers of Australia. */
    public static final String AU = "7ecd040e-6bac-4139-9160-3c0427d98fea";

    private Bundles() {}

    /** So many of a bundle, as a body asks for them. */
    public static String item(String bundle, int quantity) {
        return "{\"billing_bundle_id\":\"" + bundle + "\",\"quantity\":" + quantity + "}";
    }

    /** Asks for items, whatever is answered. */
    public static Answer ask(Tenant account, String... items) {
        return account.post(MINE + "/bulk", "{\"items\":[" + String.join(",", items) + "]}");
    }

    /** Takes so many of a bundle, and answers their ids. */
    public static List<String> take(Tenant account, String bundle, int quantity) {
        return ask(account, item(bundle, quantity)).ok().column("id");
    }

    /** Takes one of a bundle, and answers its id. */
    public static String take(Tenant account, String bundle) {
        return take(account, bundle, 1).getFirst();
    }

    /** The ids of those that no number is in, of the bundle that it has taken first: a list as JSON. */
    public static String unused(Tenant account) {
        return account.get(MINE + "/unused").data("0.user_bundle_ids");
    }
}

package dev.portwright.bundle;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Db;

/** Bundles for tests without a server. */
public final class BundlesOf {
    private BundlesOf() {}

    public static UserBundles database(Db db, Settings settings) {
        return new UserBundles(new UserBundleStore(db), new BundleCatalog(settings));
    }
}

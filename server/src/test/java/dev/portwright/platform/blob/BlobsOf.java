package dev.portwright.platform.blob;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Jobs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** Makes what keeps bytes, for tests without a server. */
public final class BlobsOf {
    private BlobsOf() {}

    public static Blobs database(Settings settings, Db db, Clock clock) {
        ObjectStore store = new ObjectStore(settings, new SimpleMeterRegistry());
        return new Blobs(db, new Ids(clock), store, new ObjectRemoval(settings, db, store, new Jobs(clock), clock));
    }
}

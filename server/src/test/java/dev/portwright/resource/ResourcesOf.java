package dev.portwright.resource;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.reference.ReferenceUsers;
import java.time.Clock;
import java.util.List;

/** Resources of a database without a server, and so without behaviours. */
public final class ResourcesOf {
    private ResourcesOf() {}

    public static Resources database(Db db, Settings settings, Clock clock) {
        return new Resources(
                db,
                new Kinds(),
                new ResourceStore(new Sealer(settings)),
                new ReferenceUsers(List.of()),
                List.of(),
                new Ids(clock),
                new NumberIds(clock),
                clock);
    }
}

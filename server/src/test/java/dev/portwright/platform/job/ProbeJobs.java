package dev.portwright.platform.job;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Does what a test asks for and remembers what was done. */
@ApplicationScoped
public class ProbeJobs implements JobInTransaction {
    public static final String KIND = "probe";

    private final Map<UUID, BiConsumer<Tx, Job>> actions = new ConcurrentHashMap<>();
    private final List<Job> begun = new CopyOnWriteArrayList<>();

    /** What a job with a new id is to do. */
    public UUID doing(Consumer<Job> action) {
        return doing((tx, job) -> action.accept(job));
    }

    /** What a job with a new id is to do in its transaction. */
    public UUID doing(BiConsumer<Tx, Job> action) {
        UUID id = UUID.randomUUID();
        actions.put(id, action);
        return id;
    }

    /** The runs of the job so far. */
    public List<Job> runs(UUID id) {
        return begun.stream().filter(job -> job.id().equals(id)).toList();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Tx tx, Job job) {
        begun.add(job);
        actions.getOrDefault(job.id(), (ignored, same) -> {}).accept(tx, job);
    }

    /** The same in a transaction that the handler begins itself. */
    @ApplicationScoped
    public static class Outside implements JobOutside {
        public static final String KIND = "probe-outside";

        private final ProbeJobs probes;
        private final Db db;

        Outside(ProbeJobs probes, Db db) {
            this.probes = probes;
            this.db = db;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void run(Job job) {
            db.transaction(tx -> {
                probes.run(tx, job);
                return null;
            });
        }
    }
}

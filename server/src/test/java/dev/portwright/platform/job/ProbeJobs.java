package dev.portwright.platform.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Does what a test asks for and remembers what was done. */
@ApplicationScoped
public class ProbeJobs implements JobHandler {
    public static final String KIND = "probe";

    private final Map<UUID, Consumer<Job>> actions = new ConcurrentHashMap<>();
    private final List<Job> begun = new CopyOnWriteArrayList<>();

    /** What a job with a new id is to do. */
    public UUID doing(Consumer<Job> action) {
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
    public void run(Job job) {
        begun.add(job);
        actions.getOrDefault(job.id(), ignored -> {}).accept(job);
    }

    /** The same outside of any transaction. */
    @ApplicationScoped
    public static class Outside implements JobHandler {
        public static final String KIND = "probe-outside";

        private final ProbeJobs probes;

        Outside(ProbeJobs probes) {
            this.probes = probes;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public boolean inOneTransaction() {
            return false;
        }

        @Override
        public void run(Job job) {
            probes.run(job);
        }
    }
}

package dev.portwright.platform.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Singleton;

/** Ends and begins the work of the job scheduler as the end and the start of the server do. */
@Singleton
public class JobSchedulerSwitch {
    private final JobScheduler scheduler;
    private final Jobs jobs;

    JobSchedulerSwitch(JobScheduler scheduler, Jobs jobs) {
        this.scheduler = scheduler;
        this.jobs = jobs;
    }

    /** Has it look for jobs that have become due, which it does once a second by itself. */
    public void look() {
        jobs.wake();
    }

    public void stop() {
        scheduler.stop(new ShutdownEvent());
    }

    /** Also gives back the jobs that the last run had begun. */
    public void start() {
        scheduler.start(new StartupEvent());
    }
}

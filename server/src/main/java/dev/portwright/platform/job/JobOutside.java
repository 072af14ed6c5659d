package dev.portwright.platform.job;

/** Does jobs that wait for others, such as a call over the network. */
public non-sealed interface JobOutside extends JobHandler {
    /** Does the job outside of any transaction. Its row goes after this has returned. */
    void run(Job job);
}

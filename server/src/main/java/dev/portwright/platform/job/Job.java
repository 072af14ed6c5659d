package dev.portwright.platform.job;

import java.time.Instant;
import java.util.UUID;

/**
 * Something to be done.
 *
 * @param kind what is to be done: the {@link JobHandler#kind()} of its handler
 * @param id what it is to be done to; kind and id together name the job
 * @param dueAt when it was to be done, on the product's clock; for a job that failed, when it was to be tried again
 */
public record Job(String kind, UUID id, Instant dueAt) {}

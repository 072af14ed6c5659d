package dev.portwright.inventory;

import java.util.List;
import java.util.UUID;

/**
 * What became of giving many numbers a messaging profile at once.
 *
 * @param success the numbers that have it
 * @param failed those that the account does not own
 */
record BulkUpdate(UUID id, List<String> success, List<String> failed) {}

/**
 * What has happened, kept for telling it to others: rows written in the transaction of the change they tell of, and
 * the list of them. Stores rendered payloads and knows no feature.
 */
@Room(
        imports = {"account", "platform"},
        tables = {"event", "event_feed", "event_feed_head", "event_outbox", "event_replay"})
@NullMarked
package dev.portwright.event;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;

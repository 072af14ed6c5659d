/**
 * What has happened, kept for telling it to others: rows written in the transaction of the change they tell of. Stores rendered payloads and knows no feature. Imports {@code platform} and {@code account} only.
 */
@NullMarked
package dev.portwright.event;

import org.jspecify.annotations.NullMarked;

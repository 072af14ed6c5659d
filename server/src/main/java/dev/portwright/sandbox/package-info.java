/**
 * What makes an instance a sandbox: the account, key and fixtures a developer finds there, the clock that can be turned,
 * and webhooks that can be looked at without a receiver.
 */
@Room(
        imports = {
            "account",
            "balance",
            "bundle",
            "document",
            "event",
            "platform",
            "porting.action",
            "porting.verification",
            "requirement",
            "resource",
            "webhook"
        },
        tables = "sandbox_clock")
@NullMarked
package dev.portwright.sandbox;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;

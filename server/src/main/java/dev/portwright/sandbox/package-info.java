/**
 * What makes an instance a sandbox: the account, key and fixtures a developer finds there, and the clock that can be
 * turned.
 */
@Room(
        imports = {"account", "platform", "reference", "requirement"},
        tables = "sandbox_clock")
@NullMarked
package dev.portwright.sandbox;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;

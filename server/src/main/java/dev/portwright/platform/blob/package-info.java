/**
 * Bytes that are too many for a row of somebody's table: written and read a part at a time, in the database or in an S3
 * store, kept with the transaction of what they belong to.
 */
@Room(
        imports = {
            "platform.config",
            "platform.crypto",
            "platform.db",
            "platform.id",
            "platform.job",
            "platform.problem"
        },
        tables = {"blob", "blob_part"})
@NullMarked
package dev.portwright.platform.blob;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;

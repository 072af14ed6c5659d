package dev.portwright.porting.supplement;

import java.util.Locale;

/** What became of a supplement. */
enum SupplementState {
    /** The losing carrier has not answered. */
    SENT,
    /** The losing carrier does what it was asked for. */
    ACKNOWLEDGED,
    REFUSED,
    /** It needs no answer any more: its owner asked for something else, or the order came back or is over. */
    VOID;

    /** The word on the wire and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

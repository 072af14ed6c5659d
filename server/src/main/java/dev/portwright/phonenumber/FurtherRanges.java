package dev.portwright.phonenumber;

/** Ranges that this installation has added. Asked for each number that is read, so the answer is at hand. */
@FunctionalInterface
public interface FurtherRanges {

    /** The ranges as they are known here now. Neither waits nor throws. */
    NumberRanges current();
}

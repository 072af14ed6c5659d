package dev.portwright.porting.book;

import java.util.Collection;
import java.util.Map;

/** Knows which numbers an order leaves at the losing carrier: none of them comes onto it. */
public interface StayingNumbers {
    /** Those of the numbers of which the order says that they stay, each with the range that says so, in words. */
    Map<String, String> among(HeldOrder held, Collection<String> numbers);
}

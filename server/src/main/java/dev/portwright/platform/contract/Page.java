package dev.portwright.platform.contract;

/**
 * A page of a list.
 *
 * @param number from 1
 * @param size entries a page, 1 to 250
 */
public record Page(int number, int size) {
    public static final int DEFAULT_SIZE = 20;

    /** How many entries stand before the page. */
    public long offset() {
        return (long) (number - 1) * size;
    }
}

package dev.portwright.desk;

import org.jspecify.annotations.Nullable;

/**
 * What the desk has to do with an order.
 *
 * @param request what it is asked; null when nothing is
 */
record DeskWork(@Nullable DeskRequest request, DeskSheet sheet) {
    static final DeskWork NONE = new DeskWork(null, DeskSheet.BLANK);
}

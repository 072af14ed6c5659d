package dev.portwright.resource;

import dev.portwright.account.CustomerCall;
import jakarta.inject.Singleton;

/** What a {@link KindResource} works with, for their constructors to hand on as one. */
@Singleton
public final class KindCalls {
    final CustomerCall call;
    final Kinds kinds;
    final Resources resources;
    final ResourceLists lists;

    KindCalls(CustomerCall call, Kinds kinds, Resources resources, ResourceLists lists) {
        this.call = call;
        this.kinds = kinds;
        this.resources = resources;
        this.lists = lists;
    }
}

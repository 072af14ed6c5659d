package dev.portwright.requirement.group;

import dev.portwright.platform.db.Tx;

/** Is told of a group that waits for approval, in the transaction in which it comes to. Whoever wants that is a bean. */
public interface GroupListener {
    void submitted(Tx tx, RequirementGroup group);
}

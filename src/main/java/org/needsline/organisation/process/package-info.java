/** What the engine knows of units, roles and staff: its users and groups follow the tables. */
@NullMarked
package org.needsline.organisation.process;

import org.jspecify.annotations.NullMarked;

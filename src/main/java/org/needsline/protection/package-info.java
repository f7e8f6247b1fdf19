/** What keeps the public doors open for everybody: limits for each address, a proof of work, and the secret behind both. */
@NullMarked
package org.needsline.protection;

import org.jspecify.annotations.NullMarked;

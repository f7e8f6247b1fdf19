/** Telling people what happened, by the channel that reaches them. */
@NullMarked
package org.needsline.notification;

import org.jspecify.annotations.NullMarked;

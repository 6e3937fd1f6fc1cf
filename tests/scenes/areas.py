"""areas.py - connected areas of a picture, for scenes that look for squares on pages."""
from collections import deque

import numpy


def areas(mask, least=8):
    """Left, top, right, bottom of each area of the mask that is larger than that."""
    seen = numpy.zeros_like(mask)
    for y, x in zip(*numpy.nonzero(mask)):
        if seen[y, x]:
            continue
        queue, found = deque([(y, x)]), [x, y, x, y]
        seen[y, x] = True
        while queue:
            v, u = queue.popleft()
            found = [min(found[0], u), min(found[1], v), max(found[2], u), max(found[3], v)]
            for b, a in ((v + 1, u), (v - 1, u), (v, u + 1), (v, u - 1)):
                if 0 <= b < mask.shape[0] and 0 <= a < mask.shape[1] and mask[b, a] and not seen[b, a]:
                    seen[b, a] = True
                    queue.append((b, a))
        if found[2] - found[0] > least and found[3] - found[1] > least:
            yield found
